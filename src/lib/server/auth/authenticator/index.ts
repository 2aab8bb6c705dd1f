export { addAuthenticator, checkCode, newSecret, removeAuthenticator, secretAddress } from './authenticator';
export { qrCode, type QrCode } from './qr-code';
