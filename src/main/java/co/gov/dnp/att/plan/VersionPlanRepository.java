package co.gov.dnp.att.plan;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface VersionPlanRepository extends Repository<VersionPlan, Long> {

    VersionPlan save(VersionPlan version);

    Optional<VersionPlan> findFirstByExpedienteIdOrderByNumeroDesc(Long expedienteId);

    @Query("""
            select h from Hito h where h.id = :hitoId and h.versionPlan.expedienteId = :expedienteId
            and h.versionPlan.numero = (select max(v.numero) from VersionPlan v where v.expedienteId = :expedienteId)""")
    Optional<Hito> hito(Long expedienteId, Long hitoId);

    List<VersionPlan> findByExpedienteIdOrderByNumero(Long expedienteId);
}
