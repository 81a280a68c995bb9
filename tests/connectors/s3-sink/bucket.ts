import {
  CreateBucketCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3'
import type { Swift } from '../servers/swift.ts'

/** A bucket, as whoever reads it sees it. */
export class Bucket implements Disposable {
  readonly name: string
  readonly #client: S3Client

  constructor({ url, key, region }: Pick<Swift, 'url' | 'key' | 'region'>, name: string) {
    this.name = name
    this.#client = new S3Client({ endpoint: url, region, credentials: key, forcePathStyle: true })
  }

  static async make(store: Pick<Swift, 'url' | 'key' | 'region'>, name: string): Promise<Bucket> {
    const bucket = new Bucket(store, name)
    await bucket.#client.send(new CreateBucketCommand({ Bucket: name }))
    return bucket
  }

  async keys(): Promise<string[]> {
    const keys: string[] = []
    let token: string | undefined
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({ Bucket: this.name, ...(token === undefined ? {} : { ContinuationToken: token }) }),
      )
      keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []))
      token = page.NextContinuationToken
    } while (token !== undefined)
    return keys
  }

  async read(key: string): Promise<Buffer> {
    const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.name, Key: key }))
    return Buffer.from((await Body?.transformToByteArray()) ?? [])
  }

  /** Keys of uploads that were begun and not finished. */
  async unfinished(): Promise<string[]> {
    const { Uploads = [] } = await this.#client.send(new ListMultipartUploadsCommand({ Bucket: this.name }))
    return Uploads.flatMap(({ Key }) => Key ?? [])
  }

  /** The lines of all objects, in the order of their keys. */
  async lines(): Promise<string[]> {
    const lines: string[] = []
    for (const key of await this.keys())
      lines.push(
        ...String(await this.read(key))
          .split('\n')
          .slice(0, -1),
      )
    return lines
  }

  [Symbol.dispose](): void {
    this.#client.destroy()
  }
}
