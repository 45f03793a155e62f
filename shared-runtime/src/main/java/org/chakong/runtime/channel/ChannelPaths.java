package org.chakong.runtime.channel;

/** The paths that make up the channel. */
final class ChannelPaths {

  static final String ROOT = "/channel/v1";
  static final String DOCUMENTS = ROOT + "/documents/";

  private ChannelPaths() {}

  static boolean isChannel(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }
}
