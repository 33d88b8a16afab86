package dev.tapeout.contracts.document;

import static dev.tapeout.contracts.document.Reading.clean;
import static dev.tapeout.contracts.document.Reading.json;
import static dev.tapeout.contracts.document.Reading.problems;
import static dev.tapeout.contracts.document.Reading.yaml;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t\r\n", "\uFEFF", "# only a comment\n"})
  void anEmptyFileIsReported(String text) {
    assertThat(problems(json(text))).containsExactly("empty-document 1:1");
    assertThat(problems(yaml(text))).containsExactly("empty-document 1:1");
  }

  @Test
  void aBinaryFileIsReported() {
    byte[] bytes = {'P', 'K', 3, 4, 20, 0, 8, 8};
    assertThat(problems(Reading.of("a.yaml", bytes))).containsExactly("binary-file 1:6");
  }

  @Test
  void otherUnicodeEncodingsAreNamed() {
    for (Charset charset :
        List.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE"))) {
      for (String text : List.of("openapi: 3.1.0", "\uFEFFopenapi: 3.1.0")) {
        Documents.Reading reading = Reading.of("a.yaml", text.getBytes(charset));
        assertThat(reading.diagnostics()).extracting(Diagnostic::rule).containsExactly("not-utf8");
        assertThat(reading.diagnostics().get(0).message()).contains(charset.name());
      }
    }
  }

  @Test
  void invalidUtf8IsReportedAtItsByte() {
    byte[] latin1 = "{\n \"a\": \"é\"}".getBytes(ISO_8859_1);
    assertThat(problems(Reading.of("a.json", latin1))).containsExactly("not-utf8 2:8");
  }

  @Test
  void everyIllFormedSequenceIsInvalidUtf8() {
    int[][] bad = {
      {0x80},
      {0xC0, 0xAF},
      {0xC1, 0xBF},
      {0xE0, 0x9F, 0xBF},
      {0xED, 0xA0, 0x80},
      {0xF0, 0x8F, 0xBF, 0xBF},
      {0xF4, 0x90, 0x80, 0x80},
      {0xF5, 0x80, 0x80, 0x80},
      {0xFF},
      {0xC3},
      {0xE2, 0x82},
      {0xF0, 0x9F, 0x98},
      {0xE2, 0x28, 0xA1}
    };
    for (int[] sequence : bad) {
      byte[] bytes = new byte[sequence.length + 1];
      bytes[0] = 'a';
      for (int i = 0; i < sequence.length; i++) {
        bytes[i + 1] = (byte) sequence[i];
      }
      assertThat(Utf8.firstInvalid(bytes)).isEqualTo(1);
    }
    for (int c = 1; c <= Character.MAX_CODE_POINT; c += 7) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        assertThat(Utf8.firstInvalid(Character.toString(c).getBytes(UTF_8))).isEqualTo(-1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "- ", "? ", "[a, "})
  void nestingOfTenThousandLevelsIsReported(String level) {
    for (String name : List.of("a.json", "a.yaml")) {
      Documents.Reading reading = Reading.of(name, level.repeat(10_000).getBytes(UTF_8));
      assertThat(reading.root()).isNull();
      assertThat(reading.diagnostics()).hasSize(1);
    }
  }

  @Test
  void nestingUpToTheLimitIsRead() {
    String fits = "[".repeat(512) + "]".repeat(512);
    assertThat(clean(json(fits))).hasToString(fits);
    assertThat(clean(Reading.of("a", ("a: " + "[".repeat(511) + "]".repeat(511)).getBytes(UTF_8))))
        .isNotNull();
    assertThat(problems(json("[" + fits + "]"))).containsExactly("nesting-too-deep 1:513");
    assertThat(problems(yaml("a: " + fits))).containsExactly("nesting-too-deep 1:515");
  }

  @Test
  void aHugeFileIsRefusedUnread() throws IOException {
    Path file = folder.resolve("huge.json");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(200L << 20);
    }
    Documents.Reading reading = Documents.read(file, "huge.json", Limits.DEFAULT);
    assertThat(problems(reading)).containsExactly("file-too-large 1:1");
    assertThat(reading.diagnostics().get(0).message()).contains("209,715,200");
    assertThat(reading.diagnostics().get(0).location().file()).isEqualTo("huge.json");
  }

  @Test
  void tooManyValuesAreRefused() {
    Limits few = new Limits(1_000, 10, 3);
    for (String name : List.of("a.json", "a.yaml")) {
      Source source = new Source(name, "[1, 2, 3]".getBytes(UTF_8));
      assertThat(Documents.read(source, few).diagnostics())
          .extracting(Diagnostic::rule)
          .containsExactly("too-many-values");
    }
    Source tooLong = new Source("a.json", new byte[1_001]);
    assertThat(problems(Documents.read(tooLong, few))).containsExactly("file-too-large 1:1");
  }

  @Test
  void aMissingFileAndAFolderAreReported() throws IOException {
    assertThat(problems(Documents.read(folder.resolve("none"), "none", Limits.DEFAULT)))
        .containsExactly("file-unreadable 1:1");
    assertThat(problems(Documents.read(folder, "folder", Limits.DEFAULT)))
        .containsExactly("file-unreadable 1:1");
    Path file = Files.writeString(folder.resolve("a.yaml"), "a: 1");
    assertThat(clean(Documents.read(file, "a.yaml", Limits.DEFAULT))).hasToString("{\"a\":1}");
  }

  @Test
  void aByteOrderMarkAndCrlfAreNoContent() {
    Node root = clean(json("\uFEFF{\r\n\t\"a\": 1\r\n}\r\n"));
    assertThat(root.start()).isZero();
    assertThat(Pointers.resolve(root, "/a").location()).hasToString("a.json:2:7");
  }

  @Test
  void flowStyleIsReadFromFilesThatAreCalledYaml() {
    assertThat(clean(yaml("{a: 1, b: [x, y]} # comment")))
        .hasToString("{\"a\":1,\"b\":[\"x\",\"y\"]}");
    assertThat(problems(json("{a: 1}"))).containsExactly("json-syntax 1:2");
    assertThat(problems(yaml("{\"a\": 1, \"a\": 2}"))).containsExactly("duplicate-key 1:10");
  }

  @Test
  void damagedDocumentsAreReportedAndNothingIsThrown() {
    String good =
        "openapi: 3.1.0\npaths:\n  /a: &x\n    - {b: 'c', d: \"e\\n\"}\n  ? k\n  : |+2\n    t\n"
            + "  <<: *x\n  z: !!int 0x1F # ü\n%YAML 1.2\n---\n";
    String json = "{\"a\":[1,-2.5e+3,\"x\\u00e9\"],\"b\":{\"c\":null}}";
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      boolean asJson = i % 4 == 0;
      byte[] bytes = (asJson ? json : good).getBytes(UTF_8);
      for (int k = random.nextInt(4); k >= 0; k--) {
        String signs = ":{}[]&*!|>'\"%@`#,?-\n\t <0\\~\0é";
        bytes[random.nextInt(bytes.length)] =
            (byte)
                (random.nextInt(8) == 0
                    ? random.nextInt()
                    : signs.charAt(random.nextInt(signs.length())));
      }
      Documents.Reading reading = Reading.of(asJson ? "a.json" : "a.yaml", bytes);
      assertThat(reading.root() != null || !reading.diagnostics().isEmpty()).isTrue();
      for (Diagnostic d : reading.diagnostics()) {
        assertThat(Excerpt.of(d.location(), 1, 40).render()).isNotEmpty();
      }
    }
  }
}
