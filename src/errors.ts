export { ConfigError } from "./errors/config-error.ts";
export { StoreError } from "./errors/store-error.ts";
export { UsageError } from "./errors/usage-error.ts";
