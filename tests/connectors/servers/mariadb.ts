import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { freePort, otherUser, temporaryFolder } from './lib/places.ts'
import { ServerProcess } from './lib/server-process.ts'
import { SqlClient } from './lib/sql-client.ts'

export const mariaDbUser = 'cdc'
export const mariaDbPassword = "it's a secret"

/** A real MariaDB with a binlog of rows: its data in a temporary folder, its port one that was free. */
export class MariaDb implements AsyncDisposable {
  readonly port: number
  readonly process: ServerProcess
  readonly #remove: () => void

  private constructor(port: number, process: ServerProcess, remove: () => void) {
    this.port = port
    this.process = process
    this.#remove = remove
  }

  /** `options` are those of mariadbd, over what is set here. */
  static async start(options: readonly string[] = []): Promise<MariaDb> {
    const user = otherUser()
    const folder = temporaryFolder('mariadb', user)
    const port = await freePort()
    const data = join(folder.path, 'data')
    const install = [`--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db']
    const { status, stdout, stderr } = spawnSync('mariadb-install-db', ['--no-defaults', ...install], {
      ...user,
      cwd: folder.path,
      encoding: 'utf8',
      env: { ...process.env, HOME: folder.path, TMPDIR: folder.path },
    })
    if (status !== 0) throw new Error(`mariadb-install-db failed (${status}): ${stdout}\n${stderr}`)
    const server = await ServerProcess.start({
      name: 'MariaDB',
      command: '/usr/sbin/mariadbd',
      arguments: [
        '--no-defaults',
        `--datadir=${data}`,
        `--port=${port}`,
        `--socket=${join(folder.path, 'socket')}`,
        `--pid-file=${join(folder.path, 'pid')}`,
        '--bind-address=127.0.0.1',
        '--skip-name-resolve',
        '--innodb-buffer-pool-size=32M',
        '--innodb-log-file-size=32M',
        '--character-set-server=utf8mb4',
        '--collation-server=utf8mb4_general_ci',
        '--server-id=4711',
        '--gtid-domain-id=7',
        '--log-bin=binlog',
        '--binlog-format=ROW',
        '--binlog-row-image=FULL',
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
    const mariaDb = new MariaDb(port, server, folder.remove)
    await using root = await mariaDb.root()
    await root.run(`CREATE USER '${mariaDbUser}'@'%' IDENTIFIED BY '${mariaDbPassword.replaceAll("'", "''")}'`)
    await root.run(
      `GRANT SELECT, RELOAD, REPLICATION SLAVE, REPLICATION CLIENT, BINLOG MONITOR ON *.* TO '${mariaDbUser}'@'%'`,
    )
    return mariaDb
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
      'database.user': mariaDbUser,
      'database.password': mariaDbPassword,
      'database.server.id': '5501',
      'topic.prefix': 'srv',
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.process.kill()
    this.#remove()
  }
}
