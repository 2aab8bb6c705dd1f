export { readDatabaseConfig, type DatabaseConfig } from './database-config';
export { configMessage, type ConfigProblem, type ConfigResult, type Environment } from './environment';
export { readServerConfig, type ServerConfig } from './server-config';
export type { Provider } from './provider';
