package co.gov.dnp.att.expediente;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Modelos completos y pequeños de los cinco documentos, con tildes, eñes y comillas angulares. */
final class ModelosDePrueba {

    static final LocalDate DIA = LocalDate.of(2026, 2, 3);

    private ModelosDePrueba() {
    }

    static ModeloMatriz matriz(int filas) {
        return new ModeloMatriz("Subdirección General de Descentralización y Desarrollo Territorial", "Dependencia de prueba",
                "Estrategia de llegada", List.of("Índices de desempeño", "Normatividad"), List.of("Ley 1454 de 2011, art. 10"),
                "Fortalecer la formulación de proyectos.", "Tres personas, cupo de 40 entidades.",
                "Se evaluaron 1.122 entidades con el perfil «Prueba», versión 1.", null,
                IntStream.rangeClosed(1, filas).mapToObj(n -> new ModeloMatriz.Fila("Débil formulación de proyectos",
                        "Entidad n.º " + n + " (Nariño)", "Acompañamiento «Paso a paso»", "DEP", "Administrativa: formulación",
                        "Un taller y dos sesiones", "Meta estratégica de prueba", "2 profesionales", "Equipo 1", 2026,
                        true, DIA)).toList(),
                List.of(new ModeloMatriz.Recurso("Humano", "Asesoras", new BigDecimal("3"), "personas", "Planta"),
                        new ModeloMatriz.Recurso("Financiero", "Viáticos", new BigDecimal("12500000"), "pesos", "Inversión")),
                List.of(new ModeloMatriz.Ajuste("Cañasgordas (Antioquia)", "Incluida", "Pidió apoyo y supera ≥ 45 puntos")),
                List.of(new ModeloMatriz.SinCompetencia("Avalúo catastral", "Es competencia de otra entidad")));
    }

    static ModeloPlan plan(String motivoAjuste) {
        return new ModeloPlan("Dependencia de prueba", "Matriz de concertación, versión 1", "Protocolo de prueba", motivoAjuste,
                List.of("Soacha (Cundinamarca)", "Cañasgordas (Antioquia)"),
                List.of(new ModeloPlan.Actor("Secretaría de Planeación", "Soacha", "Externo", "Contraparte")),
                List.of(new ModeloPlan.Objetivo("Formular tres proyectos", "Administrativa")),
                List.of(new ModeloPlan.Resultado("Formulación", "Proyectos formulados", BigDecimal.ZERO, new BigDecimal("3"),
                        "proyectos", "Banco de proyectos")),
                List.of(new ModeloPlan.Aliado("Universidad pública", "Académica", "Aulas")),
                List.of(new ModeloPlan.Eslabon("Guías", "Talleres", "Asesoría", "Equipo formado", "Proyectos viables", "Inversión")),
                List.of(new ModeloPlan.Hito(1, "Taller de formulación", "Sesión inicial", DIA, "Soacha (Cundinamarca)",
                        "Demo · Funcionaria", "Listado de asistencia", new BigDecimal("100"))),
                List.of("Capacitación", "Asesoría"), false, List.of(),
                List.of(new ModeloPlan.Actividad("Taller", DIA, DIA.plusDays(1), "Demo · Funcionaria")),
                new ModeloPlan.Evaluacion("La capacidad de formular", "Proyectos formulados", "Antes y después", "2026", DIA),
                List.of(new ModeloPlan.Responsabilidad("Entidad territorial", "Convocar", "Alcaldía")));
    }

    static ModeloReporte reporte() {
        return new ModeloReporte("Dependencia de prueba", "Trimestre 1", DIA, DIA.plusMonths(3), 16, 12,
                new BigDecimal("75"), "Hitos cumplidos en plazo / hitos programados al corte × 100 = 12 / 16 × 100", new BigDecimal("4.5"),
                new BigDecimal("4"), new BigDecimal("4.25"), "Promedio de las dos valoraciones", 3, 1, 2,
                List.of(new ModeloReporte.EstadoHito("Taller de formulación", "Soacha (Cundinamarca)", DIA, "1 de 1", "Cumplido", DIA)),
                List.of(new ModeloReporte.Valoracion("Soacha (Cundinamarca)", 5, 4, "Muy útil")), null,
                List.of(new ModeloReporte.Accion("De mejora", "Poca señal", "Zona rural", "Enviar guías impresas",
                        "Demo · Contratista", DIA, "Abierta", null)), null);
    }

    static ModeloAnalisis analisis() {
        return new ModeloAnalisis("Dependencia de prueba", DIA, DIA.plusMonths(9),
                new ModeloPlan.Evaluacion("La capacidad de formular", "Proyectos formulados", "Antes y después", "2026", DIA),
                List.of("Reporte de avance, versión 1"), List.of(resultado()),
                List.of(new ModeloAnalisis.Valoracion("Formulación", "Soacha", "Sin equipo", "Equipo formado", "Mejoró")),
                "La capacidad mejoró.", List.of(new ModeloAnalisis.Recomendacion("Meta de prueba", "Subir la meta", 2027)));
    }

    static ModeloInformeFinal informeFinal() {
        return new ModeloInformeFinal("Dependencia de prueba", List.of("Soacha (Cundinamarca)"), "Tres proyectos formulados.",
                "El acompañamiento en sitio.", "Equipo local estable.", "Empezar antes.", "Repetir con más municipios.",
                List.of(resultado()), List.of(new ModeloInformeFinal.Leccion("Guías", "Virtualidad", "Conectividad", "Ir al sitio")),
                List.of("Público"), DIA, "Portal Territorial",
                List.of(new ModeloInformeFinal.Pieza("Matriz de concertación", 1, DIA, "ab".repeat(32))),
                List.of(new ModeloInformeFinal.Conteo("Acta de reunión", 2)));
    }

    private static ModeloAnalisis.Resultado resultado() {
        return new ModeloAnalisis.Resultado("Proyectos formulados", "Soacha (Cundinamarca)", BigDecimal.ZERO,
                new BigDecimal("3"), new BigDecimal("2.5"), "proyectos", new BigDecimal("83.33"));
    }
}
