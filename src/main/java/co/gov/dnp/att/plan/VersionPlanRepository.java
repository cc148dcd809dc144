package co.gov.dnp.att.plan;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

interface VersionPlanRepository extends Repository<VersionPlan, Long> {

    VersionPlan save(VersionPlan version);

    Optional<VersionPlan> findFirstByExpedienteIdOrderByNumeroDesc(Long expedienteId);

    List<VersionPlan> findByExpedienteIdOrderByNumero(Long expedienteId);
}
