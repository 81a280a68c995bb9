// Programs that are run to their end.
import { execFile } from 'node:child_process'

const outputBytesMax = 16 * 1024 * 1024

/**
 * Runs a program. Resolves with its output; rejects, with all that it said, if it ends with another exit code than 0.
 *
 * @param {string} file
 * @param {readonly string[]} commandLine
 * @param {import('node:child_process').ExecFileOptions} [options]
 * @returns {Promise<string>}
 */
export function run(file, commandLine, options = {}) {
  return new Promise((resolve, reject) => {
    execFile(file, commandLine, { ...options, maxBuffer: outputBytesMax }, (error, stdout, stderr) => {
      if (error === null) resolve(String(stdout))
      else reject(new Error(`${file} ${commandLine.join(' ')}: ${error.message}\n${stdout}${stderr}`))
    })
  })
}

/** Runs npm: the one that started this, if one did. */
export function npm(commandLine, options = {}) {
  const cli = process.env['npm_execpath']
  return cli !== undefined && /npm-cli\.c?js$/.test(cli)
    ? run(process.execPath, [cli, ...commandLine], options)
    : run('npm', commandLine, { ...options, shell: process.platform === 'win32' })
}
