// A vitest reporter: ends a run in the plain line `N passed, N failed[, N skipped]`, and fails one that ran no test.
import { summaryLine } from './summary-line.mjs'

export default class VitestSummary {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        counts[state === 'pending' ? 'skipped' : state] += 1
      }
      // A file that could not be loaded, or a hook that threw, is a failure even where no test of it is.
      if (module.state() === 'failed' && [...module.children.allTests('failed')].length === 0) counts.failed += 1
    }
    counts.failed += unhandledErrors.length
    if (counts.passed + counts.failed === 0) {
      process.exitCode = 1
      console.error('No test ran.')
    }
    console.log(summaryLine(counts))
  }
}
