// Generated from proto/ by `npm run generate`. Do not edit.
import type { StreamMethod, UnaryMethod } from "@millrace/base";
import type * as $m from "./messages.js";

export declare const AdminService: {
  readonly createTopics: UnaryMethod<$m.millrace.admin.v1.CreateTopicsRequest, $m.millrace.admin.v1.CreateTopicsResponse>;
  readonly deleteTopics: UnaryMethod<$m.millrace.admin.v1.DeleteTopicsRequest, $m.millrace.admin.v1.DeleteTopicsResponse>;
  readonly describeTopics: UnaryMethod<$m.millrace.admin.v1.DescribeTopicsRequest, $m.millrace.admin.v1.DescribeTopicsResponse>;
  readonly describeCluster: UnaryMethod<$m.millrace.admin.v1.DescribeClusterRequest, $m.millrace.admin.v1.DescribeClusterResponse>;
};

export declare const DataService: {
  readonly produce: StreamMethod<$m.millrace.data.v1.ProduceRequest, $m.millrace.data.v1.ProduceResponse>;
  readonly fetch: StreamMethod<$m.millrace.data.v1.FetchRequest, $m.millrace.data.v1.FetchResponse>;
  readonly listOffsets: UnaryMethod<$m.millrace.data.v1.ListOffsetsRequest, $m.millrace.data.v1.ListOffsetsResponse>;
};

export declare const Health: {
  readonly check: UnaryMethod<$m.grpc.health.v1.HealthCheckRequest, $m.grpc.health.v1.HealthCheckResponse>;
  readonly watch: StreamMethod<$m.grpc.health.v1.HealthCheckRequest, $m.grpc.health.v1.HealthCheckResponse>;
};

export declare const TransactionService: {
  readonly initProducer: UnaryMethod<$m.millrace.transaction.v1.InitProducerRequest, $m.millrace.transaction.v1.InitProducerResponse>;
};
