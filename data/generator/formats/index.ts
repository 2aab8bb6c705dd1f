export * from './aliases';
export * from './equipment';
export * from './establishments';
export * from './groups';
export * from './legal-entities';
export * from './register-dates';
export * from './survey';
export * from './uses';
