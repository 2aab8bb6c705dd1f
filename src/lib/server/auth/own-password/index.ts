export { changePassword, passwordChangeMessage, type PasswordChangeRefusal } from './change-password';
