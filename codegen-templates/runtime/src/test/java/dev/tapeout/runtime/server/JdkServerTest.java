package dev.tapeout.runtime.server;

import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.service.Service;
import java.io.IOException;

class JdkServerTest extends ServerConformance {
  @Override
  public Server start(Service service, Settings settings) throws IOException {
    return JdkServer.start(service, settings);
  }
}
