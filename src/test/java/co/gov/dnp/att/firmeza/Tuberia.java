package co.gov.dnp.att.firmeza;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Un tubo TCP dentro de esta máquina, entre la aplicación y su base, que se puede cortar a mitad de una conversación. */
final class Tuberia implements AutoCloseable {

    private final ServerSocket puerta;
    private final int destino;
    private final Set<Socket> abiertas = ConcurrentHashMap.newKeySet();
    private volatile boolean cortada;

    Tuberia(int destino) throws IOException {
        this.destino = destino;
        puerta = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        hilo(this::recibir);
    }

    int puerto() {
        return puerta.getLocalPort();
    }

    private void recibir() {
        while (!puerta.isClosed()) {
            try {
                Socket cliente = puerta.accept();
                if (cortada) {
                    cliente.close();
                    continue;
                }
                Socket servidor = new Socket(InetAddress.getLoopbackAddress(), destino);
                abiertas.add(cliente);
                abiertas.add(servidor);
                hilo(() -> pasar(cliente, servidor));
                hilo(() -> pasar(servidor, cliente));
            } catch (IOException cerrada) {
                // la puerta se cerró o el destino no está
            }
        }
    }

    private void pasar(Socket desde, Socket hacia) {
        try (desde; hacia; InputStream entra = desde.getInputStream(); OutputStream sale = hacia.getOutputStream()) {
            byte[] trozo = new byte[16_384];
            for (int n; (n = entra.read(trozo)) >= 0;) {
                sale.write(trozo, 0, n);
            }
        } catch (IOException cortada) {
            // al otro lado se enteran por el cierre
        } finally {
            abiertas.remove(desde);
            abiertas.remove(hacia);
        }
    }

    /** Corta todo lo que esté pasando y no deja pasar nada hasta {@link #unir()}. */
    void cortar() {
        cortada = true;
        for (Socket s : abiertas) {
            try {
                // Sin despedida: como un cable que se desconecta
                s.setSoLinger(true, 0);
                s.close();
            } catch (IOException yaCerrada) {
                // no hay nada que cortar
            }
        }
    }

    void unir() {
        cortada = false;
    }

    private static void hilo(Runnable que) {
        Thread t = new Thread(que, "tuberia");
        t.setDaemon(true);
        t.start();
    }

    @Override
    public void close() throws IOException {
        puerta.close();
        cortar();
    }
}
