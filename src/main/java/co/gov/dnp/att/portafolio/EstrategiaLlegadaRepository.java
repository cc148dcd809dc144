package co.gov.dnp.att.portafolio;

import org.springframework.data.jpa.repository.JpaRepository;

interface EstrategiaLlegadaRepository extends JpaRepository<EstrategiaLlegada, String> {
}
