package dev.tapeout.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupTest {
  private static final String MOUNT_2 =
      "31 24 0:27 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate";
  @TempDir Path root;

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }

  private Cgroup read() {
    return Cgroup.of(Kernel.below(root));
  }

  @Test
  void theBoundOfAnOuterGroupHoldsForThoseInIt() throws Exception {
    write("/proc/self/mountinfo", MOUNT_2);
    write("/proc/self/cgroup", "0::/kubepods/pod1/service");
    String pod = "/sys/fs/cgroup/kubepods/pod1";
    write(pod + "/cpu.max", "150000 100000");
    write(pod + "/memory.max", "max");
    write(pod + "/service/cpu.max", "400000 100000");
    write(pod + "/service/cpu.stat", "usage_usec 9\nnr_periods 200\nnr_throttled 31");
    write(pod + "/service/memory.stat", "anon 1");
    write(pod + "/service/memory.max", "536870912");
    Cgroup group = read();
    assertThat(group.version()).isEqualTo(2);
    assertThat(group.cpus()).isEqualTo(1.5);
    assertThat(group.memory()).isEqualTo(536870912L);
    assertThat(group.throttled()).isEqualTo(0.155);
  }

  @Test
  void aGroupThatIsStoppedByAnOuterOneIsStopped() throws Exception {
    write("/proc/self/mountinfo", MOUNT_2);
    write("/proc/self/cgroup", "0::/pod/service");
    write("/sys/fs/cgroup/pod/cpu.stat", "usage_usec 9\nnr_periods 200\nnr_throttled 150");
    write("/sys/fs/cgroup/pod/service/cpu.stat", "usage_usec 9\nnr_periods 100\nnr_throttled 0");
    assertThat(read().throttled()).isEqualTo(0.75);
    write("/sys/fs/cgroup/pod/service/cpu.stat", "usage_usec 9\nnr_periods 100\nnr_throttled 80");
    assertThat(read().throttled()).isEqualTo(0.8);
  }

  @Test
  void aNamespaceShowsTheGroupOfTheContainerAsTheOutermost() throws Exception {
    write("/proc/self/mountinfo", MOUNT_2);
    write("/proc/self/cgroup", "0::/../../elsewhere");
    write("/sys/fs/cgroup/cpu.stat", "nr_periods 1");
    write("/sys/fs/cgroup/cpu.max", "50000 100000");
    assertThat(read().cpus()).isEqualTo(0.5);
  }

  @Test
  void theFirstVersionIsFoundByItsControllers() throws Exception {
    write(
        "/proc/self/mountinfo",
        MOUNT_2.replace("/sys/fs/cgroup", "/sys/fs/cgroup/unified")
            + "\n32 31 0:29 /docker/1f /sys/fs/cgroup/cpu,cpuacct ro - cgroup cgroup rw,cpu,cpuacct"
            + "\n35 31 0:32 /docker/1f /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory");
    write("/proc/self/cgroup", "9:memory:/docker/1f\n3:cpuacct,cpu:/docker/1f\n0::/docker/1f");
    write("/sys/fs/cgroup/unified/cpu.stat", "usage_usec 1");
    write("/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "200000");
    write("/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000");
    write("/sys/fs/cgroup/memory/memory.limit_in_bytes", "1000000");
    write("/sys/fs/cgroup/cpu,cpuacct/cpu.stat", "nr_periods 8\nnr_throttled 2");
    Cgroup group = read();
    assertThat(group.version()).isEqualTo(1);
    assertThat(group.cpus()).isEqualTo(2.0);
    assertThat(group.memory()).isEqualTo(1000000L);
    assertThat(group.throttled()).isEqualTo(0.25);
  }

  @Test
  void whatHasNoBoundHasNone() throws Exception {
    write(
        "/proc/self/mountinfo",
        "32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n"
            + "35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory");
    write("/proc/self/cgroup", "9:memory:/\n3:cpu:/");
    write("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1");
    write("/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
    write("/sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");
    assertThat(read().cpus()).isNull();
    assertThat(read().memory()).isNull();
  }

  @Test
  void aMachineWithoutGroupsHasNoBounds() {
    assertThat(read().version()).isZero();
    assertThat(read().cpus()).isNull();
    assertThat(read().memory()).isNull();
    assertThat(read().memoryFree()).isNull();
    assertThat(read().throttled()).isZero();
  }

  @Test
  void whatIsFreeIsTheLeastOfAllGroupsAndCountsCachesOfFiles() throws Exception {
    write("/proc/self/mountinfo", MOUNT_2);
    write("/proc/self/cgroup", "0::/pod/service");
    String pod = "/sys/fs/cgroup/pod";
    write(pod + "/memory.max", "1000");
    write(pod + "/memory.current", "900");
    write(pod + "/memory.stat", "inactive_file 50\nactive_file 70");
    write(pod + "/service/memory.stat", "inactive_file 0");
    write(pod + "/service/memory.max", "800");
    write(pod + "/service/memory.current", "300");
    assertThat(read().memoryFree()).isEqualTo(220);
    write(pod + "/service/memory.high", "500");
    assertThat(read().memoryFree()).isEqualTo(200);
  }

  @Test
  void versionOneCountsTheCachesOfTheWholeGroup() throws Exception {
    write(
        "/proc/self/mountinfo",
        "33 24 0:29 / /sys/fs/cgroup/memory rw shared:10 - cgroup cgroup rw,memory");
    write("/proc/self/cgroup", "4:memory:/");
    String group = "/sys/fs/cgroup/memory";
    write(group + "/memory.limit_in_bytes", "9223372036854771712");
    write(group + "/memory.usage_in_bytes", "700");
    write(group + "/memory.stat", "inactive_file 1\ntotal_inactive_file 50\ntotal_active_file 70");
    assertThat(read().memoryFree()).isNull();
    write(group + "/memory.limit_in_bytes", "1000");
    assertThat(read().memoryFree()).isEqualTo(420);
  }
}
