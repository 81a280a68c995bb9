import { homedir } from 'node:os'
import path from 'node:path'
import type { CliIo } from '../io.ts'

/**
 * Where the contexts are: `millrace/contexts.yaml` below `$XDG_CONFIG_HOME`, or below `~/.config` where that is not set or not
 * absolute (XDG Base Directory Specification 0.8).
 */
export function contextFilePath(env: CliIo['env']): string {
  const configured = env['XDG_CONFIG_HOME'] ?? ''
  const base = path.isAbsolute(configured) ? configured : path.join(env['HOME'] ?? homedir(), '.config')
  return path.join(base, 'millrace', 'contexts.yaml')
}
