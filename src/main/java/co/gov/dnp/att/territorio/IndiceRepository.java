package co.gov.dnp.att.territorio;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/** Catálogo de índices. */
public interface IndiceRepository extends JpaRepository<Indice, String> {

    List<Indice> findAllByOrderByOrdenAscNombreAsc();
}
