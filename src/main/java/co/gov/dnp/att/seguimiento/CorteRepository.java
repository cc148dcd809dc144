package co.gov.dnp.att.seguimiento;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface CorteRepository extends JpaRepository<Corte, Long> {

    /** El corte, reservado hasta confirmar. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Corte c where c.id = :id")
    Optional<Corte> reservar(Long id);

    Optional<Corte> findFirstByExpedienteIdOrderByNumeroDesc(Long expedienteId);

    List<Corte> findByExpedienteIdOrderByNumero(Long expedienteId);
}
