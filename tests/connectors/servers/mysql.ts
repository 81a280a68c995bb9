import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { mySqlPrograms } from './lib/mysql-programs.ts'
import { freePort, otherUser, temporaryFolder } from './lib/places.ts'
import { ServerProcess } from './lib/server-process.ts'
import { SqlClient } from './lib/sql-client.ts'

export const mySqlUser = 'cdc'
export const mySqlPassword = "it's a secret"

/** What gives all transactions global ids. */
export const withGtids: readonly string[] = ['--gtid-mode=ON', '--enforce-gtid-consistency=ON']

/** A real MySQL: its data in a temporary folder, its port one that was free. */
export class MySql implements AsyncDisposable {
  readonly port: number
  readonly process: ServerProcess
  readonly #remove: () => void

  private constructor(port: number, process: ServerProcess, remove: () => void) {
    this.port = port
    this.process = process
    this.#remove = remove
  }

  /** `options` are those of mysqld, over what is set here. Without any, it is as MySQL is when nobody has set it up: without global ids. */
  static async start(options: readonly string[] = withGtids): Promise<MySql> {
    const programs = mySqlPrograms()
    const user = otherUser()
    const folder = temporaryFolder('mysql', user)
    const port = await freePort()
    const data = join(folder.path, 'data')
    execFileSync('cp', ['-a', programs.data, data])
    const server = await ServerProcess.start({
      name: 'MySQL',
      command: programs.command,
      arguments: [
        ...programs.arguments,
        `--datadir=${data}`,
        `--port=${port}`,
        `--socket=${join(folder.path, 'socket')}`,
        `--pid-file=${join(folder.path, 'pid')}`,
        `--tmpdir=${folder.path}`,
        '--bind-address=127.0.0.1',
        '--server-id=4711',
        '--log-bin=binlog',
        '--sync-binlog=1',
        ...options,
      ],
      workingFolder: folder.path,
      user,
      isReady: async () => {
        const connection = await createConnection({ host: '127.0.0.1', port, user: 'root' })
        await connection.end()
        return true
      },
      readyWithinMs: 60_000,
    })
    const mySql = new MySql(port, server, folder.remove)
    await using root = await mySql.root()
    await root.run(`CREATE USER '${mySqlUser}'@'%' IDENTIFIED BY '${mySqlPassword.replaceAll("'", "''")}'`)
    await root.run(`GRANT SELECT, RELOAD, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO '${mySqlUser}'@'%'`)
    return mySql
  }

  /** A connection that may do anything. */
  async root(): Promise<SqlClient> {
    const settings = { host: '127.0.0.1', port: this.port, user: 'root', multipleStatements: true }
    return new SqlClient(await createConnection({ ...settings, charset: 'utf8mb4_general_ci' }))
  }

  /** What a connector is told to read this server. */
  get config(): Readonly<Record<string, string>> {
    return {
      'database.hostname': '127.0.0.1',
      'database.port': String(this.port),
      'database.user': mySqlUser,
      'database.password': mySqlPassword,
      'database.server.id': '5501',
      'topic.prefix': 'srv',
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.process.kill()
    this.#remove()
  }
}
