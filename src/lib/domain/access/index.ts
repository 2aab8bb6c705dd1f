export { ABILITIES, may, needsSecondFactor, type Ability } from './ability';
export { emailKey } from './email-key';
export { isRole, ROLES, type Role } from './role';
export { covers, departmentsOf, overlap, parseScope, scopeKey, territoriesOf, type Scope } from './scope';
export { scopeOf, type Viewer } from './viewer';
