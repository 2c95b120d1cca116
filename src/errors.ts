export { ConfigError } from "./errors/config-error.ts";
export { ListenError } from "./errors/listen-error.ts";
export { StoreError } from "./errors/store-error.ts";
export { UsageError } from "./errors/usage-error.ts";
