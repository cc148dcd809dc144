package co.gov.dnp.att.portafolio;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

interface MetaEstrategicaRepository extends JpaRepository<MetaEstrategica, String> {

    List<MetaEstrategica> findByVigenciaOrderByCodigo(int vigencia);
}
