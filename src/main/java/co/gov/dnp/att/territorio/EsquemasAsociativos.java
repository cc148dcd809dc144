package co.gov.dnp.att.territorio;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import co.gov.dnp.att.plataforma.Rechazo;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agrupaciones supramunicipales a las que también puede llegar una asistencia técnica (PR-14). */
@Service
@Transactional
public class EsquemasAsociativos {

    private final EntidadTerritorialRepository entidades;
    private final Territorio territorio;

    EsquemasAsociativos(EntidadTerritorialRepository entidades, Territorio territorio) {
        this.entidades = entidades;
        this.territorio = territorio;
    }

    /** Un esquema con sus miembros ya leídos. */
    public record Esquema(String codigo, String nombre, SubtipoEsquemaAsociativo subtipo, List<String> miembros, boolean vigente) {
    }

    @Transactional(readOnly = true)
    public List<Esquema> todos() {
        return entidades.findByTipoOrderByNombre(TipoEntidad.ESQUEMA_ASOCIATIVO).stream().map(EsquemasAsociativos::leer).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Esquema> porCodigo(String codigo) {
        return entidades.findById(codigo).filter(e -> e.getTipo() == TipoEntidad.ESQUEMA_ASOCIATIVO).map(EsquemasAsociativos::leer);
    }

    /**
     * Crea o cambia un esquema.
     *
     * @param codigo   nulo o vacío para crear uno
     * @param miembros códigos DANE, mínimo dos; de vigentes que no sean otro esquema
     * @return código del esquema («EA-001»)
     * @throws Rechazo si falta el nombre o el subtipo, si hay menos de dos miembros o alguno no existe
     */
    public String guardar(String codigo, String nombre, SubtipoEsquemaAsociativo subtipo, List<String> miembros, boolean vigente) {
        List<String> problemas = new ArrayList<>();
        String limpio = nombre == null ? "" : nombre.strip();
        if (limpio.isEmpty() || limpio.length() > 160) {
            problemas.add("Nombre del esquema: escríbalo, con 160 caracteres como máximo.");
        }
        if (subtipo == null) {
            problemas.add("Subtipo: elija la forma de asociación.");
        }
        Set<String> validos = new LinkedHashSet<>();
        for (String miembro : miembros) {
            Optional<EntidadTerritorial> entidad = entidades.findById(miembro);
            if (entidad.isEmpty()) {
                problemas.add("Miembros: «" + miembro + "» no es el código de ninguna entidad; búsquelo en Territorio.");
            } else if (entidad.get().getTipo() == TipoEntidad.ESQUEMA_ASOCIATIVO) {
                problemas.add("Miembros: " + miembro + " es otro esquema asociativo; relacione directamente a sus miembros.");
            } else if (!entidad.get().isVigente()) {
                problemas.add("Miembros: " + miembro + " (" + entidad.get().getNombre() + ") ya no está vigente; quítelo.");
            } else {
                validos.add(miembro);
            }
        }
        if (problemas.isEmpty() && validos.size() < 2) {
            problemas.add("Miembros: un esquema asociativo tiene al menos dos entidades distintas; relaciónelas.");
        }
        Rechazo.siHay(problemas);
        EntidadTerritorial esquema = codigo == null || codigo.isBlank()
                ? new EntidadTerritorial("EA-%03d".formatted(entidades.siguienteEsquema()))
                : entidades.findById(codigo).filter(e -> e.getTipo() == TipoEntidad.ESQUEMA_ASOCIATIVO)
                        .orElseThrow(() -> Rechazo.de("El esquema asociativo " + codigo + " no existe; vuelva a la lista y elíjalo de nuevo."));
        esquema.definirEsquema(limpio, subtipo, validos, vigente);
        territorio.olvidarNombres();
        return entidades.save(esquema).getCodigo();
    }

    private static Esquema leer(EntidadTerritorial e) {
        return new Esquema(e.getCodigo(), e.getNombre(), e.getSubtipo(), e.getMiembros().stream().sorted().toList(), e.isVigente());
    }
}
