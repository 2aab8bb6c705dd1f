export { argon2, queue, type PasswordHasher } from './hasher';
export { keepPassword, passwordHash } from './stored';
export { checkPassword, passwordRefusalMessage, type PasswordRefusal } from './strength';
