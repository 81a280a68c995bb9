import { fileURLToPath } from 'node:url'

// As the interop suite installs them: where and how is its business.
const install = new URL('../../../interop/clients/install/', import.meta.url)

/** A program of this suite, beside its sources. */
export function kafkaProgram(file: string): string {
  return fileURLToPath(new URL(`../../programs/${file}`, import.meta.url))
}

/** What runs a program of `programs` on Apache Kafka's classes, which are fetched if they are not there yet. */
export async function javaCommand(main: string): Promise<string[]> {
  const { compiled, kafkaJars, smallJvm } = (await import(new URL('java.mjs', install).href)) as JavaInstall
  const classPath = await compiled(`${main}-classes`, [kafkaProgram(`${main}.java`)], await kafkaJars())
  return ['java', ...smallJvm, '-cp', classPath, main]
}

/** A folder that has kafkajs in its node_modules. */
export async function kafkajsFolder(): Promise<string> {
  const { npm } = (await import(new URL('npm.mjs', install).href)) as NpmInstall
  return npm('kafkajs-member', { kafkajs: '2.2.4' })
}

interface JavaInstall {
  readonly smallJvm: readonly string[]
  readonly kafkaJars: () => Promise<string>
  readonly compiled: (name: string, sources: readonly string[], classPath: string) => Promise<string>
}

interface NpmInstall {
  readonly npm: (name: string, packages: Readonly<Record<string, string>>) => Promise<string>
}
