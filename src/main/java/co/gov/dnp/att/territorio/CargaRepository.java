package co.gov.dnp.att.territorio;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/** Historia de las cargas. */
public interface CargaRepository extends JpaRepository<Carga, Long> {

    List<Carga> findTop50ByOrderByIdDesc();
}
