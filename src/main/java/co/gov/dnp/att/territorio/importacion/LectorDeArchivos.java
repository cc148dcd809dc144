package co.gov.dnp.att.territorio.importacion;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import co.gov.dnp.att.plataforma.Rechazo;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Lee CSV y XLSX por su contenido, no por su extensión, y se niega a abrir lo que no es o lo que busca agotar la máquina. */
final class LectorDeArchivos {

    static final int MAXIMO_BYTES = 26 * 1024 * 1024;
    private static final long MAXIMO_DESCOMPRIMIDO = 150L * 1024 * 1024;
    private static final long MAXIMO_TEXTOS = 40L * 1024 * 1024;
    private static final int MAXIMO_PARTES = 2_000;
    private static final int MAXIMO_FILAS = 20_000;
    private static final int MAXIMO_CELDAS = 2_000_000;
    private static final int MAXIMO_TEXTO = 32_767;
    private static final Charset LATINO = Charset.forName("windows-1252");

    private LectorDeArchivos() {
    }

    /**
     * @return sus hojas; un CSV da una sola, sin nombre
     * @throws Rechazo si está vacío, dañado, es de otro tipo o excede los límites; la frase dice qué hacer
     */
    static List<Hoja> leer(String nombre, byte[] contenido) {
        if (contenido.length == 0) {
            throw Rechazo.de(nombre + ": el archivo está vacío. Elija el archivo con los datos.");
        }
        if (contenido.length > MAXIMO_BYTES) {
            throw Rechazo.de(nombre + ": el archivo pesa más de 25 MB. Cargue solo la hoja con los datos.");
        }
        if (comienza(contenido, 'P', 'K', 3, 4)) {
            return libro(nombre, contenido);
        }
        if (comienza(contenido, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw Rechazo.de(nombre + ": es un libro de Excel antiguo (.xls) o protegido con contraseña. Guárdelo como .xlsx sin contraseña y vuelva a cargarlo.");
        }
        if (comienza(contenido, '%', 'P', 'D', 'F') || contieneNulos(contenido)) {
            throw Rechazo.de(nombre + ": no es un CSV ni un libro de Excel (.xlsx). Cargue el archivo tal como lo publica la fuente.");
        }
        return List.of(csv(nombre, contenido));
    }

    private static boolean comienza(byte[] contenido, int... firma) {
        if (contenido.length < firma.length) {
            return false;
        }
        for (int i = 0; i < firma.length; i++) {
            if ((contenido[i] & 0xFF) != firma[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contieneNulos(byte[] contenido) {
        for (byte b : contenido) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    // ---- CSV

    private static Hoja csv(String nombre, byte[] contenido) {
        String texto = decodificar(contenido);
        List<Hoja.Fila> filas = new ArrayList<>();
        int celdas = 0;
        CSVFormat formato = CSVFormat.DEFAULT.builder().setDelimiter(separador(texto)).setIgnoreEmptyLines(false).get();
        try (CSVParser tabla = CSVParser.parse(new StringReader(texto), formato)) {
            for (CSVRecord registro : tabla) {
                Map<Integer, Object> valores = new HashMap<>();
                for (int c = 0; c < registro.size(); c++) {
                    String valor = limpio(registro.get(c));
                    if (!valor.isEmpty()) {
                        valores.put(c, valor);
                    }
                }
                celdas += registro.size();
                if (!valores.isEmpty()) {
                    filas.add(new Hoja.Fila((int) registro.getRecordNumber(), valores));
                }
                limitar(nombre, filas.size(), celdas);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            throw Rechazo.de(nombre + ": después de la fila " + (filas.isEmpty() ? 0 : filas.get(filas.size() - 1).numero())
                    + " hay unas comillas sin cerrar. Corríjalas o descargue de nuevo el archivo.");
        }
        return new Hoja(null, filas);
    }

    /** UTF-8 si lo es de principio a fin; si no, el latino (ISO-8859-1 y su ampliación) en que publican varias fuentes. */
    private static String decodificar(byte[] contenido) {
        String texto;
        try {
            texto = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(contenido)).toString();
        } catch (CharacterCodingException noEsUtf8) {
            texto = new String(contenido, LATINO);
        }
        return texto.startsWith("\uFEFF") ? texto.substring(1) : texto;
    }

    private static char separador(String texto) {
        int fin = texto.indexOf('\n');
        String encabezado = (fin < 0 ? texto : texto.substring(0, fin)).replaceAll("\"[^\"]*\"", "");
        char mejor = ',';
        long mas = -1;
        for (char candidato : new char[] {',', ';', '\t'}) {
            long veces = encabezado.chars().filter(c -> c == candidato).count();
            if (veces > mas) {
                mas = veces;
                mejor = candidato;
            }
        }
        return mejor;
    }

    // ---- XLSX

    private static List<Hoja> libro(String nombre, byte[] contenido) {
        revisarPartes(nombre, contenido);
        List<Hoja> hojas = new ArrayList<>();
        int celdas = 0;
        try (ReadableWorkbook libro = new ReadableWorkbook(new ByteArrayInputStream(contenido))) {
            for (Sheet hoja : libro.getSheets().toList()) {
                List<Hoja.Fila> filas = new ArrayList<>();
                try (Stream<Row> renglones = hoja.openStream()) {
                    for (Iterator<Row> i = renglones.iterator(); i.hasNext();) {
                        Row renglon = i.next();
                        Map<Integer, Object> valores = new HashMap<>();
                        for (Cell celda : renglon) {
                            Object valor = celda == null ? null : valor(celda);
                            if (valor != null) {
                                valores.put(celda.getColumnIndex(), valor);
                            }
                        }
                        celdas += valores.size();
                        if (!valores.isEmpty()) {
                            filas.add(new Hoja.Fila(renglon.getRowNum(), valores));
                        }
                        limitar(nombre, filas.size(), celdas);
                    }
                }
                hojas.add(new Hoja(hoja.getName(), filas));
            }
        } catch (Rechazo rechazo) {
            throw rechazo;
        } catch (IOException | RuntimeException e) {
            throw danado(nombre);
        }
        return hojas;
    }

    private static Object valor(Cell celda) {
        if (celda.getType() == CellType.ERROR) {
            return "#N/A";
        }
        Object valor = celda.getValue();
        if (valor instanceof BigDecimal numero) {
            // Un exponente desmedido ocuparía toda la memoria al escribirse: se trata como texto y se rechaza después
            if (Math.abs((long) numero.scale()) > 400 || numero.precision() > 400) {
                return limpio(celda.getRawValue());
            }
            // El libro guarda 51.7156 como 51.715600000000002: la hoja de cálculo muestra quince cifras, y esas valen
            return numero.precision() > 15 ? numero.round(new MathContext(15)).stripTrailingZeros() : numero;
        }
        if (valor instanceof Boolean si) {
            return si ? "SI" : "NO";
        }
        String texto = valor == null ? "" : limpio(valor.toString());
        return texto.isEmpty() ? null : texto;
    }

    /** Un libro diminuto puede inflarse hasta llenar la memoria: se cuenta lo que sale antes de interpretarlo. */
    private static void revisarPartes(String nombre, byte[] contenido) {
        long total = 0;
        byte[] tramo = new byte[64 * 1024];
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(contenido)).get()) {
            List<ZipArchiveEntry> partes = java.util.Collections.list(zip.getEntries());
            if (partes.size() > MAXIMO_PARTES) {
                throw exagerado(nombre);
            }
            boolean esLibro = false;
            for (ZipArchiveEntry parte : partes) {
                esLibro |= parte.getName().equals("xl/workbook.xml");
                boolean xml = parte.getName().toLowerCase(Locale.ROOT).matches(".*\\.(xml|rels)");
                long tope = parte.getName().endsWith("sharedStrings.xml") ? MAXIMO_TEXTOS : MAXIMO_DESCOMPRIMIDO;
                long propio = 0;
                try (InputStream entrada = zip.getInputStream(parte)) {
                    for (int n = entrada.read(tramo); n > 0; n = entrada.read(tramo)) {
                        if (propio == 0 && xml && new String(tramo, 0, Math.min(n, 4096), StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
                            throw Rechazo.de(nombre + ": el libro trae definiciones externas que una hoja de cálculo no necesita. Guárdelo de nuevo como .xlsx y vuelva a cargarlo.");
                        }
                        propio += n;
                        total += n;
                        if (total > MAXIMO_DESCOMPRIMIDO || propio > tope) {
                            throw exagerado(nombre);
                        }
                    }
                }
            }
            if (!esLibro) {
                throw Rechazo.de(nombre + ": está comprimido, pero no es un libro de Excel (.xlsx). Si es un .zip, extraiga el archivo y cargue ese.");
            }
        } catch (IOException | RuntimeException e) {
            throw e instanceof Rechazo rechazo ? rechazo : danado(nombre);
        }
    }

    // ---- comunes

    private static String limpio(String texto) {
        String limpio = texto.replace('\u00A0', ' ').replace("\u200B", "").strip();
        return limpio.length() > MAXIMO_TEXTO ? limpio.substring(0, MAXIMO_TEXTO) : limpio;
    }

    private static void limitar(String nombre, int filas, int celdas) {
        if (filas > MAXIMO_FILAS || celdas > MAXIMO_CELDAS) {
            throw exagerado(nombre);
        }
    }

    private static Rechazo exagerado(String nombre) {
        return Rechazo.de(nombre + ": contiene muchísimos más datos que los de las entidades del país (más de 20.000 filas o 150 MB al abrirlo). Deje solo la hoja con los datos.");
    }

    private static Rechazo danado(String nombre) {
        return Rechazo.de(nombre + ": el libro está dañado y no se puede abrir. Ábralo en su hoja de cálculo, guárdelo de nuevo como .xlsx y vuelva a cargarlo.");
    }
}
