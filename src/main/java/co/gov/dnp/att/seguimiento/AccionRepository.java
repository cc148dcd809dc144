package co.gov.dnp.att.seguimiento;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

interface AccionRepository extends JpaRepository<AccionApcm, Long> {

    List<AccionApcm> findByCorteIdOrderByNumero(Long corteId);

    List<AccionApcm> findByExpedienteIdOrderByNumero(Long expedienteId);

    int countByExpedienteId(Long expedienteId);
}
