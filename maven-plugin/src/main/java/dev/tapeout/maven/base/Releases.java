package dev.tapeout.maven.base;

import dev.tapeout.cli.command.ExitCode;
import dev.tapeout.cli.command.FailureException;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.transfer.MetadataNotFoundException;
import org.eclipse.aether.version.Version;

/** The releases of a project, as its repositories know them. */
public final class Releases {
  private final RepositorySystem resolver;
  private final RepositorySystemSession session;
  private final MavenProject project;

  /** Those of {@code project}, from the repositories that its build uses. */
  public Releases(
      RepositorySystem resolver, RepositorySystemSession session, MavenProject project) {
    this.resolver = resolver;
    this.session = session;
    this.project = project;
  }

  /**
   * The newest that is older than the version that is built.
   *
   * @throws FailureException if a repository could not be asked
   */
  public Release latest() {
    String name = project.getGroupId() + ":" + project.getArtifactId();
    List<RemoteRepository> repositories = project.getRemoteProjectRepositories();
    String below = "(," + project.getVersion() + ")";
    VersionRangeResult found;
    try {
      found =
          resolver.resolveVersionRange(
              session, new VersionRangeRequest(artifact(below), repositories, null));
    } catch (VersionRangeResolutionException e) {
      throw unreachable(name, String.valueOf(e.getMessage()));
    }
    List<String> versions =
        found.getVersions().stream()
            .map(Version::toString)
            .filter(v -> !v.endsWith("-SNAPSHOT"))
            .toList();
    List<Exception> failed =
        found.getExceptions().stream()
            .filter(e -> !(e instanceof MetadataNotFoundException))
            .toList();
    if (versions.isEmpty()) {
      if (!failed.isEmpty() && !session.isOffline()) {
        throw unreachable(name, String.valueOf(failed.get(0).getMessage()));
      }
      String none = "there is no release of " + name + " before " + project.getVersion();
      return session.isOffline()
          ? new Release(
              "",
              null,
              none
                  + " on this machine, and Maven is offline: the contract is compared"
                  + " with nothing. Without -o the repositories are asked.",
              false)
          : new Release(
              "",
              null,
              none
                  + " yet (asked: "
                  + ids(repositories)
                  + "): the contract is a new one, which can"
                  + " break nothing.",
              true);
    }
    String version = versions.get(versions.size() - 1);
    try {
      return new Release(
          version,
          resolver
              .resolveArtifact(session, new ArtifactRequest(artifact(version), repositories, null))
              .getArtifact()
              .getFile(),
          name + " " + version,
          failed.isEmpty());
    } catch (ArtifactResolutionException e) {
      throw unreachable(name + " " + version, String.valueOf(e.getMessage()));
    }
  }

  private DefaultArtifact artifact(String version) {
    return new DefaultArtifact(project.getGroupId(), project.getArtifactId(), "jar", version);
  }

  private static String ids(List<RemoteRepository> repositories) {
    return String.join(", ", repositories.stream().map(RemoteRepository::getId).toList());
  }

  private static FailureException unreachable(String what, String why) {
    return new FailureException(
        ExitCode.UNREACHABLE_BASE,
        "the release to compare with could not be had: "
            + what
            + ".\n"
            + why
            + "\nSee that the repositories of the project can be reached, or compare with a revision:"
            + " <against>git:REF</against>");
  }
}
