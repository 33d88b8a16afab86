import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.context.Principal;
import dev.tapeout.runtime.scheduling.Placement;
import dev.tapeout.runtime.scheduling.Workers;
import dev.tapeout.runtime.json.JsonTree;
import dev.tapeout.runtime.server.HelidonServer;
import dev.tapeout.runtime.server.Server;
import dev.tapeout.runtime.service.Authenticator;
import dev.tapeout.runtime.service.Service;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Set;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import ordermanagement.api.GetOrder;
import ordermanagement.api.GetOrderStatus;
import ordermanagement.api.Order;
import ordermanagement.api.OrderManagementHandler;
import ordermanagement.api.OrderStatus;
import ordermanagement.api.PlaceOrder;
import ordermanagement.wiring.OperationTable;

/**
 * The generated service with work to do: reading an order takes two milliseconds of a processor,
 * its status twenty in native code that waits, on a pool of eight threads; or, where a named pipe is
 * given, twenty in which the virtual thread of the request reads that file.
 *
 * <p>Busy [PIPE]
 */
class Busy implements OrderManagementHandler {
  private static final String ID = "0b8f3a52-6c1d-4e7a-9f20-5d3c8e1b7a64";
  private static final Order ORDER =
      Order.read(
          JsonTree.read(
              "{\"orderId\":\"ID\",\"customerId\":\"ID\",\"state\":\"placed\",\"lines\":[{\"sku\":\"text\",\"quantity\":1}],\"placedAt\":\"2026-01-31T09:30:00Z\",\"estimatedDelivery\":\"2026-01-31\"}"
                  .replace("ID", ID)));
  private static final OrderStatus STATUS =
      OrderStatus.read(
          JsonTree.read("{\"orderId\":\"ID\",\"state\":\"placed\",\"estimatedDelivery\":\"2026-01-31\"}".replace("ID", ID)));

  private static final AtomicLong SINK = new AtomicLong();
  private static final MethodHandle SLEEP =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("usleep"),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private final Workers pool = new Workers("native", 8, 8, Placement.ANYWHERE);

  /** When what is read comes. Without a lock: who held it might wait for a carrier, and all carriers for it. */
  private final LinkedTransferQueue<Long> reads = new LinkedTransferQueue<>();

  private final RandomAccessFile pipe;

  Busy(RandomAccessFile pipe) {
    this.pipe = pipe;
    Thread.ofPlatform().daemon().start(this::bringWhatIsRead);
  }

  /** Rounds of work that take two milliseconds here. */
  private static long rounds;

  private static long work(long rounds) {
    long x = rounds;
    for (long i = 0; i < rounds; i++) {
      x = x * 6364136223846793005L + 1442695040888963407L;
      x ^= x >>> 17;
    }
    return x;
  }

  private static void calibrate() {
    for (int i = 0; i < 200; i++) {
      SINK.addAndGet(work(100_000));
    }
    long least = Long.MAX_VALUE; // others have the processor, too
    for (int i = 0; i < 200; i++) {
      long begin = System.nanoTime();
      SINK.addAndGet(work(100_000));
      least = Math.min(least, System.nanoTime() - begin);
    }
    rounds = 100_000 * 2_000_000L / least;
  }

  @Override
  public PlaceOrder.Response placeOrder(PlaceOrder.Request request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public GetOrder.Response getOrder(GetOrder.Request request) {
    SINK.addAndGet(work(rounds));
    return new GetOrder.Response.Ok(ORDER);
  }

  @Override
  public GetOrderStatus.Response getOrderStatus(GetOrderStatus.Request request) throws Exception {
    if (pipe == null) {
      pool.call(Busy::sleep);
    } else {
      reads.add(System.nanoTime() + 20_000_000);
      pipe.read();
    }
    return new GetOrderStatus.Response.Ok(STATUS);
  }

  private void bringWhatIsRead() {
    try {
      while (true) {
        long due = reads.take();
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        pipe.write(1);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int sleep() throws Exception {
    try {
      return (int) SLEEP.invokeExact(20_000);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  public static void main(String[] arguments) throws IOException {
    calibrate();
    // Open for both: so that to open it waits for nobody.
    RandomAccessFile pipe = arguments.length == 0 ? null : new RandomAccessFile(arguments[0], "rw");
    Authenticator anybody =
        (requirement, credential) ->
            new Authenticator.Decision.Granted(new Principal("load", "load", "load", Set.of()));
    Server server =
        HelidonServer.start(
            Service.of(OperationTable.CONTRACT, OperationTable.routes(new Busy(pipe)), anybody),
            Settings.load());
    System.out.println("busy listens at " + server.address());
  }
}
