import { isIPv4, isIPv6 } from 'node:net'
import type { ChannelOptions as PortOptions } from '@millrace/base'
import type { ChannelOptions } from '@grpc/grpc-js'
import {
  clientWindowSizeBytes,
  keepaliveTimeMs,
  keepaliveTimeoutMs,
  reconnectBackoffMsMax,
  reconnectBackoffMsMin,
} from '../../../limits.ts'
import { parseAddress } from '../../../net/parse-address.ts'

/** What grpc-js is told for each channel. */
export function grpcOptions(options: PortOptions): ChannelOptions {
  return {
    // Two channels to one address are two connections: heartbeats never queue behind bulk.
    'grpc.use_local_subchannel_pool': 1,
    'grpc-node.flow_control_window': clientWindowSizeBytes,
    'grpc.max_receive_message_length': options.messageSizeBytesMax,
    // The server says what is too large for it.
    'grpc.max_send_message_length': -1,
    'grpc.initial_reconnect_backoff_ms': reconnectBackoffMsMin,
    'grpc.max_reconnect_backoff_ms': reconnectBackoffMsMax,
    'grpc.keepalive_time_ms': keepaliveTimeMs,
    'grpc.keepalive_timeout_ms': keepaliveTimeoutMs,
    // Retries keep messages in a buffer and say at once that they were written: no pushing back. The SDK retries by itself.
    'grpc.enable_retries': 0,
    'grpc.per_rpc_retry_buffer_size': 0,
    'grpc.retry_buffer_size': 0,
    'grpc.service_config_disable_resolution': 1,
    'grpc.enable_channelz': 0,
    // A proxy for web pages is none for brokers.
    'grpc.enable_http_proxy': 0,
  }
}

/** grpc-js's target for `host:port`: without name resolution where the host is an IP address. */
export function grpcTarget(address: string): string {
  const { host } = parseAddress(address)
  if (isIPv6(host)) return `ipv6:${address}`
  return isIPv4(host) ? `ipv4:${address}` : `dns:${address}`
}
