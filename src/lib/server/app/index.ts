export { app, startApp, type App } from './app';
