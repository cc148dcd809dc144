package co.gov.dnp.att.portafolio;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

interface DemandaRepository extends JpaRepository<Demanda, Long> {

    // La base exige producto o tema: con tema nulo la segunda mitad no trae nada
    List<Demanda> findByProductoIdOrProductoIdIsNullAndTemaOrderByFechaDescIdDesc(Long productoId, String tema);
}
