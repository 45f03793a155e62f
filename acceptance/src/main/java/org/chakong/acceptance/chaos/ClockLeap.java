package org.chakong.acceptance.chaos;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Sets the machine's clock for a single running service: from the next moment on its process reads
 * another time of day, while what only ever goes on ({@link System#nanoTime()}) goes on. Done by an
 * agent that is loaded into the process, so that neither this machine's clock nor anybody else is
 * touched; the time that the database shows stays as it is.
 */
final class ClockLeap {

  private static final String AGENT = LeapAgent.class.getName().replace('.', '/') + ".class";

  private final Path agent;

  private ClockLeap(Path agent) {
    this.agent = agent;
  }

  /**
   * Writes what is loaded into the services.
   *
   * @param room where
   */
  static ClockLeap in(Path room) {
    Path agent = room.resolve("leap-agent.jar");
    var manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Agent-Class", LeapAgent.class.getName());
    main.putValue("Can-Redefine-Classes", "true");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(agent), manifest)) {
      put(jar, AGENT, bytes(LeapAgent.class));
      put(jar, LeapAgent.CLOCK, leaping(bytes(Clock.class)));
    } catch (IOException e) {
      throw new UncheckedIOException("no agent can be written", e);
    }
    return new ClockLeap(agent);
  }

  /**
   * @param ahead how far the service's clock is ahead of the true one from now on; negative: behind
   */
  void set(ServiceProcess service, Duration ahead) {
    try {
      VirtualMachine process = VirtualMachine.attach(Long.toString(service.pid()));
      try {
        process.loadAgent(agent.toString(), ahead.toString());
      } finally {
        process.detach();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a service's clock cannot be set", e);
    } catch (AttachNotSupportedException
        | AgentLoadException
        | AgentInitializationException refused) {
      throw new IllegalStateException("a service's clock cannot be set", refused);
    }
  }

  private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(content);
    jar.closeEntry();
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    try (InputStream bytes = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return bytes.readAllBytes();
    }
  }

  /** All that tells the time of day by {@code java.time} asks this one method. */
  private static byte[] leaping(byte[] clock) {
    var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(clock)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] thrown) {
                MethodVisitor method = super.visitMethod(access, name, type, signature, thrown);
                return name.equals("currentInstant") ? new Leaping(method) : method;
              }
            },
            0);
    return writer.toByteArray();
  }

  /** Adds the leap to the instant that is about to be returned. */
  private static final class Leaping extends MethodVisitor {

    Leaping(MethodVisitor method) {
      super(Opcodes.ASM9, method);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ARETURN) {
        visitLdcInsn(LeapAgent.LEAP);
        visitInsn(Opcodes.LCONST_0);
        call("java/lang/Long", "getLong", "(Ljava/lang/String;J)Ljava/lang/Long;", true);
        call("java/lang/Long", "longValue", "()J", false);
        call("java/time/Instant", "plusMillis", "(J)Ljava/time/Instant;", false);
      }
      super.visitInsn(opcode);
    }

    private void call(String owner, String name, String type, boolean isStatic) {
      int opcode = isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL;
      visitMethodInsn(opcode, owner, name, type, false);
    }
  }
}
