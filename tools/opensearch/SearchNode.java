import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/**
 * One OpenSearch node in this process, bound to 127.0.0.1: {@code java -cp 'classes:lib/*' SearchNode HOME [setting=value ...]}.
 * It writes "started" once it answers over HTTP. Without the bootstrap checks of the packaged server, so that it runs in a container as root.
 */
public final class SearchNode extends Node {
  private static final long CLOSE_SECONDS = 10;

  private SearchNode(Environment environment) {
    super(environment, List.of(Netty4Plugin.class), false);
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    Map<String, String> settings = new HashMap<>(Map.of(
        "path.home", home.toString(),
        "network.host", "127.0.0.1",
        "transport.type", "netty4",
        "http.type", "netty4"));
    for (int at = 1; at < arguments.length; at += 1) {
      String[] pair = arguments[at].split("=", 2);
      settings.put(pair[0], pair[1]);
    }
    String name = settings.get("node.name");
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(Settings.EMPTY, settings, home.resolve("config"), () -> name);
    LogConfigurator.setNodeName(name);
    SearchNode node = new SearchNode(environment);
    CountDownLatch over = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        node.close();
        node.awaitClose(CLOSE_SECONDS, TimeUnit.SECONDS);
      } catch (Exception late) {
        System.err.println(late);
      }
      over.countDown();
    }));
    node.start();
    System.out.println("started");
    over.await();
  }
}
