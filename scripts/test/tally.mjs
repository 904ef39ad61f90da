/** What each runner counted. Its last line is read by machines: keep its form. */
export class Tally {
  #rows = [];

  add(row) {
    this.#rows.push({ passed: 0, failed: 0, skipped: 0, seconds: 0, ...row });
  }

  get failed() {
    return this.#sum("failed");
  }

  print() {
    const width = Math.max(0, ...this.#rows.map(({ name }) => name.length));
    console.log("\n── summary");
    for (const { name, passed, failed, skipped, seconds } of this.#rows) {
      const mark = failed > 0 ? "✗" : "✓";
      const counted = passed + failed + skipped > 0;
      const figures = counted ? `${passed} passed, ${failed} failed, ${skipped} skipped` : "";
      console.log(
        `  ${mark} ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${figures}`,
      );
    }
    console.log(`\n${this.#sum("passed")} passed, ${this.failed} failed`);
  }

  #sum(key) {
    return this.#rows.reduce((total, row) => total + row[key], 0);
  }
}
