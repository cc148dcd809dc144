package co.gov.dnp.att.expediente;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

interface DocumentoRepository extends JpaRepository<Documento, Long> {

    List<Documento> findByExpedienteIdOrderByClaseAscVersionDesc(Long expedienteId);

    Optional<Documento> findFirstByExpedienteIdAndClaseOrderByVersionDesc(Long expedienteId, ClaseDocumento clase);
}
