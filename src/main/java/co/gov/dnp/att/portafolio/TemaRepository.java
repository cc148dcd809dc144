package co.gov.dnp.att.portafolio;

import org.springframework.data.jpa.repository.JpaRepository;

interface TemaRepository extends JpaRepository<Tema, String> {
}
