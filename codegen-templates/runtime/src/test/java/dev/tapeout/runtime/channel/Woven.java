package dev.tapeout.runtime.channel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

/**
 * Loads the channels anew, with {@link Explorer} in place of their lock and the JDK's parking and
 * clock.
 */
final class Woven extends ClassLoader {
  private static final String ROOM = "dev.tapeout.runtime.channel.";
  private static final ClassDesc EXPLORER = ClassDesc.of(Explorer.class.getName());
  private static final ClassDesc OBJECT = ClassDesc.of("java.lang.Object");
  private static final ClassDesc RANDOM = ClassDesc.of("java.util.concurrent.ThreadLocalRandom");
  private static final Set<String> SHARED = Set.of("waiting", "watched");

  Woven() {
    super(Woven.class.getClassLoader());
  }

  private static final Set<String> LOCKS = Set.of("lock", "tryLock", "unlock");

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(ROOM) || name.startsWith(Explorer.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = woven(in.readAllBytes());
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private static byte[] woven(byte[] bytes) {
    ClassFile file = ClassFile.of();
    return file.transformClass(
        file.parse(bytes), ClassTransform.transformingMethodBodies(Woven::weave));
  }

  private static void weave(CodeBuilder code, CodeElement element) {
    switch (element) {
      case InvokeInstruction call -> {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        MethodTypeDesc type = call.typeSymbol();
        boolean access = owner.equals("java/lang/invoke/VarHandle");
        if (owner.endsWith("/Moment") && LOCKS.contains(name)) {
          code.invokestatic(EXPLORER, name, type.insertParameterTypes(0, OBJECT));
        } else if (owner.endsWith("/LockSupport") || name.equals("nanoTime")) {
          code.invokestatic(EXPLORER, name, type);
        } else if (name.equals("nextInt")) {
          code.invokestatic(EXPLORER, name, type.insertParameterTypes(0, RANDOM));
        } else {
          if (access) {
            code.invokestatic(EXPLORER, "step", MethodTypeDesc.ofDescriptor("()V"));
          }
          code.with(element);
        }
      }
      case FieldInstruction field -> {
        if (SHARED.contains(field.name().stringValue())) {
          code.invokestatic(EXPLORER, "step", MethodTypeDesc.ofDescriptor("()V"));
        }
        code.with(element);
      }
      default -> code.with(element);
    }
  }
}
