export { LOG_LEVELS, logError, logEvent, logWarning, setLogLevel, type LogFacts, type LogLevel } from './log';
