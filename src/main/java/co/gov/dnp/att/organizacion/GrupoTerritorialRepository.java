package co.gov.dnp.att.organizacion;

import org.springframework.data.jpa.repository.JpaRepository;

interface GrupoTerritorialRepository extends JpaRepository<GrupoTerritorial, Integer> {
}
