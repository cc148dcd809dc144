package co.gov.dnp.att.organizacion;

import org.springframework.data.jpa.repository.JpaRepository;

interface DependenciaRepository extends JpaRepository<Dependencia, String> {
}
