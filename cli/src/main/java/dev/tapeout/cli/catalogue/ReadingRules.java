package dev.tapeout.cli.catalogue;

import java.util.List;

/**
 * What reports say of documents that could not be read, or not wholly: the ids of the diagnostics
 * of {@code contracts}, and of the settings.
 */
final class ReadingRules {
  /** Every rule, in the order in which a document is read. */
  static final List<Explanation> ALL =
      List.of(
          rule(
              "settings",
              "tapeout.yaml says what cannot be",
              "A setting that is misspelt would otherwise count for nothing, and nobody would know.",
              "Correct the place that the message names; `tapeout gate --help` shows an example."),
          rule(
              "file-missing",
              "there is no such file",
              "Nothing can be said of a contract that is not there.",
              "Check the path: it counts from the directory of the command, and git:REF:PATH from"
                  + " the root of the repository. `git ls-tree -r --name-only REF` lists the files"
                  + " of a revision."),
          rule(
              "file-unreadable",
              "the file is there and cannot be read",
              "The operating system or git refuses it, or it is no regular file.",
              "Look at the reason in the message: mend the permissions, or name another file."),
          rule(
              "file-outside-tree",
              "the file lies outside of the directory or repository of the contract",
              "A contract is read together with its repository and nothing else, so that no link"
                  + " in it can make Tapeout read the rest of the machine.",
              "Copy the file into the repository, or replace the symbolic link by what it leads to."),
          rule(
              "file-too-large",
              "the file is larger than what is read",
              "A document may be hostile; a limit keeps it from taking the machine down.",
              "Check that it is a contract at all; if so, cut it into several files that refer to"
                  + " each other with $ref."),
          rule(
              "binary-file",
              "the file holds a zero byte, so it is no text",
              "JSON and YAML are text.",
              "Name the contract itself, not an archive or image of it."),
          rule(
              "not-utf8",
              "the file is no UTF-8 text",
              "JSON and YAML are exchanged as UTF-8 (RFC 8259, 8.1); in another encoding every"
                  + " reader sees other characters.",
              "Convert it, for example with iconv -f LATIN1 -t UTF-8."),
          rule(
              "empty-document",
              "the file is empty",
              "There is nothing in it to check or compare.",
              "Begin with openapi: 3.1.0. If the contract is to go, delete the file:"
                  + " `tapeout gate` then says whom that breaks."),
          rule(
              "dialect-not-read",
              "the schema declares another dialect than JSON Schema 2020-12",
              "`tapeout schema compare` reads every schema as 2020-12, the dialect of OpenAPI 3.1."
                  + " A keyword whose meaning changed since, such as an array of items, would be"
                  + " misread.",
              "Migrate the schema to 2020-12 and declare that in $schema."),
          rule(
              "field-of-wrong-kind",
              "a field holds a value of another kind than OpenAPI gives it",
              "A list where an object belongs, or the string 'true' where true does, can be compared"
                  + " with nothing. The field counts as absent, a schema that holds it as not known;"
                  + " the rest of the contract is read and compared. Outside schemas it is an error"
                  + " where the change brings it, and no undecided finding: that OpenAPI says"
                  + " nothing of such a field no reviewer can accept. What the old contract has as"
                  + " well is a warning.",
              "Write what the message names at that place, or take the field out: no acceptance and"
                  + " no --allow-undecided lets it pass, and `tapeout verdict` knows no step."),
          rule(
              "parameter-duplicate",
              "a list of parameters has one of them twice",
              "OpenAPI forbids it (4.8.10): some tools take the first, others the last, and a"
                  + " request that is right by the one is wrong by the other. Here the first one"
                  + " counts. Where the second reads the same it is a warning; else it is an error"
                  + " where the change brings it, since a break in it would pass. Parameters are the"
                  + " same by name and place (in); the names of headers have no case.",
              "Take one of the two out. An operation may override a parameter of its path item: that"
                  + " is no duplicate."),
          rule(
              "required-not-a-list",
              "required is true or false where a list of names belongs",
              "In OpenAPI, required: true makes a parameter or a body compulsory. A schema lists the"
                  + " names of its compulsory properties instead, so in a schema it says nothing.",
              "Take it out, and add the property's name to required of the object around it."),
          rule(
              "openapi-2-parts-apart",
              "a document of OpenAPI 2.0 has parameters, responses or paths in other files",
              "They are other objects in 2.0 than in 3.1, and only what is in the document itself is"
                  + " converted. Read as if they were of 3.1 they would say nothing, and a break in"
                  + " them would pass.",
              "Put them into the document, or convert all files to OpenAPI 3.1."),
          rule(
              "bundle-impossible",
              "one document cannot say the same as the several that are to be bundled",
              "$dynamicRef is looked up through the documents that lead to it, so it means something"
                  + " else where they are one; and some objects have no place under components.",
              "Do what the message names, or keep the documents apart: all commands read them so."),
          rule(
              "bundle-too-large",
              "the bundle would be larger than a document that can be read",
              "Aliases of YAML are written out as often as they are used, and that can fill any"
                  + " memory.",
              "Use $ref in place of aliases, or keep the documents apart."),
          rule(
              "acceptance-invalid",
              "tapeout.accept.yaml says what cannot be",
              "An acceptance that is misread would let pass what nobody accepted, or fail a gate for"
                  + " what somebody did.",
              "Correct the place that the message names, or delete the entry and let `tapeout"
                  + " accept` write it again."),
          warned(
              "acceptance-expired",
              "the term of an acceptance is over",
              "It was given up to a certain day. From then on the change counts again, and the gate"
                  + " fails for it as for any other.",
              "Undo the change, or accept it anew: `tapeout accept FINGERPRINT --reason … --until …`"
                  + " replaces the entry. `tapeout accept --prune` removes it."),
          warned(
              "acceptance-unused",
              "an acceptance covers no finding any more",
              "The change was undone, or merged, so that it is no longer one against the base. An"
                  + " entry that is kept would silently accept the same change when it is made again.",
              "Remove it: `tapeout accept --prune`."),
          warned(
              "acceptance-near-miss",
              "the change that was accepted has become another one at the same place",
              "Somebody accepted a certain change, from one value to another. What is there now by"
                  + " the same rule has other values, and nobody has said yes to it.",
              "Look at it again. If it is right, accept it, too; `tapeout accept --prune` then"
                  + " removes the entry that covers nothing."),
          rule(
              "version-step",
              "info.version makes a smaller step than the changes need",
              "The version is how consumers learn what an update asks of them: major for a break, minor"
                  + " for something new, patch for words alone (Semantic Versioning 2.0.0).",
              "Raise info.version to at least the version that the report names."),
          rule(
              "json-syntax",
              "the text is no JSON",
              "A reader cannot know what was meant, so the rest of the file is not looked at.",
              "Correct the place that the message names; what comes before it was understood."),
          rule(
              "yaml-syntax",
              "the text is no YAML",
              "A reader cannot know what was meant, so the rest of the file is not looked at.",
              "Correct the place that the message names; often it is the indentation, a tab, or a"
                  + " text with a colon that must be quoted."),
          rule(
              "several-documents",
              "a YAML file holds several documents",
              "Tools read the first one, or the last one, or none; here it is the first.",
              "Keep one contract in a file, and remove the line ---."),
          rule(
              "nesting-too-deep",
              "values are nested too deep",
              "A document may be hostile; a limit keeps it from taking the machine down.",
              "Flatten the document, or move a part of it into components and refer to it."),
          rule(
              "too-many-values",
              "the document holds too many values, aliases followed",
              "A few aliases that refer to aliases stand for billions of values.",
              "Cut the document into several files; replace aliases by $ref."),
          rule(
              "duplicate-key",
              "a key stands twice in one object",
              "Some tools take the first, others the last, and so they read two different"
                  + " contracts. Here the first one counts. Where the change brings the second, it is an"
                  + " error: a break in it would pass.",
              "Remove or rename one of the two."),
          rule(
              "key-not-string",
              "a key is no text",
              "Keys of JSON objects are texts. YAML also reads null and lists as keys; such a member"
                  + " is left out.",
              "Quote the key if it is meant as a text."),
          rule(
              "merge-key",
              "<< merges nothing",
              "YAML 1.2 has no merge keys, so << is a key like any other and what it names is not"
                  + " merged.",
              "Repeat the members, or use a $ref or allOf."),
          rule(
              "alias-unknown",
              "an alias names no anchor",
              "*name stands for the value that was marked &name before it, and there is none.",
              "Define the anchor above, or quote the text if it is no alias."),
          rule(
              "alias-recursive",
              "an alias stands inside the value that it names",
              "The value would have no end.",
              "Express recursion with a $ref into components/schemas."),
          rule(
              "unknown-tag",
              "a YAML tag says nothing here",
              "A contract is JSON data, which knows no types but its own. The tag is ignored.",
              "Remove the tag."),
          rule(
              "tag-mismatch",
              "a value is not what its YAML tag says",
              "The tag, such as !!int, asks for another type. The value is read as a string.",
              "Remove the tag, or correct the value."),
          rule(
              "number-too-large",
              "a number has too many digits or too large an exponent",
              "It could not be compared in any reasonable time. As a constraint would be lost with"
                  + " it, the contract counts as unreadable.",
              "Write a smaller number; a bound that large bounds nothing, so it can be left out."),
          rule(
              "number-not-finite",
              "a number is infinite or not a number",
              "JSON has no such numbers. It is read as null.",
              "Leave the value out, or quote it if it is a text."),
          rule(
              "contract-not-an-object",
              "the document is no object",
              "An OpenAPI document is an object with the field openapi.",
              "Name the contract itself; a list or a text is something else."),
          rule(
              "openapi-version-missing",
              "the field openapi is missing",
              "The document does not say that it is an OpenAPI document, or of which version.",
              "Add openapi: 3.1.0 at the top. If the file is only a part that contracts refer to,"
                  + " do not name it: it is read with them."),
          rule(
              "openapi-version-unsupported",
              "the document is of an OpenAPI version that cannot be read",
              "Versions 3.2, 3.1, 3.0 and 2.0 are read; what others mean is not known.",
              "Write the version as a string, such as openapi: 3.1.0, and the document to match it."),
          rule(
              "openapi-2-not-converted",
              "an OpenAPI 2.0 document cannot be converted",
              "Version 2.0 is converted to 3.1 before it is read, which asks for a valid document.",
              "Check it with a validator for OpenAPI 2.0, or convert it to 3.1 yourself."),
          rule(
              "openapi-2-not-understood",
              "a place in an OpenAPI 2.0 document was not understood",
              "Version 2.0 is converted to 3.1 before it is read. What the converter does not"
                  + " understand may be lost, and then it is not compared.",
              "Look at that place, or convert the document to 3.1 yourself."),
          rule(
              "ref-unresolved",
              "a $ref leads nowhere",
              "What it stands for is not known, so that place of the contract can be neither"
                  + " checked nor compared.",
              "Correct the reference: #/components/… counts from the root of the file, a path from"
                  + " the directory of the file that holds the reference."),
          rule(
              "ref-cycle",
              "a $ref leads back to itself and never to a value",
              "A schema may contain itself, for instance in its properties; a reference that is"
                  + " nothing but itself means nothing. Nor does a schema that comes back to itself"
                  + " for the same value, as a Pet that is one of Cat and Dog where a Cat is all of"
                  + " Pet and more: JSON Schema leaves open what that accepts. It is compared as"
                  + " far as it reads the same on both sides; a change in it is undecided.",
              "Give one of the places a value of its own. Of parents and children keep one"
                  + " direction: let the children include the parent, which only declares the"
                  + " discriminator; or list the children and move what they share to a schema of"
                  + " its own."),
          rule(
              "ref-outside-tree",
              "a $ref leaves the directory or repository of the contract",
              "A contract is read together with its repository and nothing else, so that no"
                  + " document can make Tapeout read the rest of the machine.",
              "Move the file into the repository and refer to it by a relative path."),
          rule(
              "ref-not-pulled",
              "a pinned reference leads to a version that is not at hand",
              "A reference to a published version is read from what `tapeout pull` brought, and only"
                  + " if its content is the one that tapeout.lock tells. The version is not in"
                  + " tapeout.lock, has not been pulled to this machine, or was altered.",
              "Run `tapeout pull`, and commit tapeout.lock. In CI: `tapeout pull --frozen`."),
          rule(
              "ref-to-url",
              "a $ref is a URL",
              "No URL is ever fetched: a verdict must not depend on what the network answers today.",
              "Keep a copy of the file in the repository and refer to it by a relative path."),
          rule(
              "reference-deprecated",
              "a contract is published that refers to a version which will go",
              "Once the day that its deprecation names has come, a version may be archived as soon as"
                  + " nothing refers to it: this contract would hold it, and its users with it."
                  + " `publish` says so; it is no reason to refuse.",
              "Refer to a newer version; `tapeout versions CONTEXT/NAME` lists those that there"
                  + " are."),
          rule(
              "bounded-context-foreign",
              "a contract is published in one bounded context and speaks for another",
              "A registry knows who may publish in a context by its name. An operation that says that"
                  + " it belongs to another one would be published by whom that one never asked.",
              "Publish it in its own context (--as CONTEXT/NAME); a document of several contexts is"
                  + " to be split."),
          rule(
              "registry-contract-unknown",
              "the gate found no version of this contract in the registry",
              "A new contract breaks nobody, so it passes. But a contract's name there is made of its"
                  + " bounded context and of its file's name: one whose file was renamed looks new,"
                  + " and is compared with nothing.",
              "Where the registry has it by another name, say --against registry:CONTEXT/NAME; what"
                  + " is really new has this warning until it is published."),
          rule(
              "profile-broken-before",
              "a contract fails by its profile alone, and did so before the change",
              "The gate holds the new contract to the profile, so an old contract that never kept it"
                  + " fails on its first edit, whoever makes it.",
              "Mend what the profile reports. Or leave the profile out with --no-lint, or lint:"
                  + " false in tapeout.yaml, and ask for one rule after the other with severities."));

  private ReadingRules() {}

  /** One whose severity can be set. */
  private static Explanation warned(String id, String title, String why, String remedy) {
    return new Explanation(id, Explanation.About.READING, "warning", title, why, remedy, "", null);
  }

  private static Explanation rule(String id, String title, String why, String remedy) {
    return new Explanation(id, Explanation.About.READING, null, title, why, remedy, "", null);
  }
}
