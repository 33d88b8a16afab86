package dev.tapeout.runtime.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A profile read back by protobuf's own reader; {@code -Dtapeout.profiles=DIR} keeps them all. */
final class Pprof {
  /** A sample with its values, and its labels as {@code name=value}. */
  record Sample(List<Long> locations, List<Long> values, List<String> labels) {}

  final List<String> texts = new ArrayList<>();
  final List<Sample> samples = new ArrayList<>();
  final List<String> kinds = new ArrayList<>();
  int locations;
  int functions;

  private static List<Long> packed(CodedInputStream in) throws Exception {
    List<Long> values = new ArrayList<>();
    int end = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      values.add(in.readInt64());
    }
    in.popLimit(end);
    return values;
  }

  private static long[] pair(CodedInputStream in) throws Exception {
    long[] pair = new long[3];
    int end = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      pair[WireFormat.getTagFieldNumber(in.readTag())] = in.readInt64();
    }
    in.popLimit(end);
    return pair;
  }

  static Pprof read(String name, byte[] profile) throws Exception {
    String keep = System.getProperty("tapeout.profiles");
    if (keep != null) {
      Files.write(Path.of(keep, name + ".pb.gz"), profile);
    }
    byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(profile)).readAllBytes();
    Pprof read = new Pprof();
    List<long[]> kinds = new ArrayList<>();
    List<List<long[]>> labels = new ArrayList<>();
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> kinds.add(pair(in));
        case 2 -> {
          List<Long> locations = List.of();
          List<Long> values = List.of();
          List<long[]> own = new ArrayList<>();
          int end = in.pushLimit(in.readRawVarint32());
          while (!in.isAtEnd()) {
            switch (WireFormat.getTagFieldNumber(in.readTag())) {
              case 1 -> locations = packed(in);
              case 2 -> values = packed(in);
              default -> own.add(pair(in));
            }
          }
          in.popLimit(end);
          labels.add(own);
          read.samples.add(new Sample(locations, values, new ArrayList<>()));
        }
        case 4 -> {
          read.locations++;
          in.skipField(tag);
        }
        case 5 -> {
          read.functions++;
          in.skipField(tag);
        }
        case 6 -> read.texts.add(in.readStringRequireUtf8());
        default -> in.skipField(tag);
      }
    }
    kinds.forEach(k -> read.kinds.add(text(read, k[1]) + "/" + text(read, k[2])));
    for (int i = 0; i < labels.size(); i++) {
      for (long[] label : labels.get(i)) {
        read.samples.get(i).labels().add(text(read, label[1]) + "=" + text(read, label[2]));
      }
    }
    assertThat(read.texts.getFirst()).isEmpty();
    assertThat(read.samples)
        .allSatisfy(sample ->
            assertThat(sample.locations())
                .allSatisfy(id -> assertThat(id).isBetween(1L, (long) read.locations)));
    return read;
  }

  private static String text(Pprof read, long index) {
    return read.texts.get((int) index);
  }
}
