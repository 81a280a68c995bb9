// Generated from proto/ by `npm run generate`. Do not edit.
import { messageCodec as codec } from "../dist/message-codec.js";
import * as $m from "./messages.js";

export const AdminService = {
  createTopics: { path: "/millrace.admin.v1.AdminService/CreateTopics", kind: "unary", request: codec($m.millrace.admin.v1.CreateTopicsRequest), response: codec($m.millrace.admin.v1.CreateTopicsResponse) },
  deleteTopics: { path: "/millrace.admin.v1.AdminService/DeleteTopics", kind: "unary", request: codec($m.millrace.admin.v1.DeleteTopicsRequest), response: codec($m.millrace.admin.v1.DeleteTopicsResponse) },
  describeTopics: { path: "/millrace.admin.v1.AdminService/DescribeTopics", kind: "unary", request: codec($m.millrace.admin.v1.DescribeTopicsRequest), response: codec($m.millrace.admin.v1.DescribeTopicsResponse) },
  describeCluster: { path: "/millrace.admin.v1.AdminService/DescribeCluster", kind: "unary", request: codec($m.millrace.admin.v1.DescribeClusterRequest), response: codec($m.millrace.admin.v1.DescribeClusterResponse) },
};

export const DataService = {
  produce: { path: "/millrace.data.v1.DataService/Produce", kind: "stream", request: codec($m.millrace.data.v1.ProduceRequest), response: codec($m.millrace.data.v1.ProduceResponse) },
  fetch: { path: "/millrace.data.v1.DataService/Fetch", kind: "stream", request: codec($m.millrace.data.v1.FetchRequest), response: codec($m.millrace.data.v1.FetchResponse) },
  listOffsets: { path: "/millrace.data.v1.DataService/ListOffsets", kind: "unary", request: codec($m.millrace.data.v1.ListOffsetsRequest), response: codec($m.millrace.data.v1.ListOffsetsResponse) },
};

export const Health = {
  check: { path: "/grpc.health.v1.Health/Check", kind: "unary", request: codec($m.grpc.health.v1.HealthCheckRequest), response: codec($m.grpc.health.v1.HealthCheckResponse) },
  watch: { path: "/grpc.health.v1.Health/Watch", kind: "stream", request: codec($m.grpc.health.v1.HealthCheckRequest), response: codec($m.grpc.health.v1.HealthCheckResponse) },
};

export const TransactionService = {
  initProducer: { path: "/millrace.transaction.v1.TransactionService/InitProducer", kind: "unary", request: codec($m.millrace.transaction.v1.InitProducerRequest), response: codec($m.millrace.transaction.v1.InitProducerResponse) },
};
