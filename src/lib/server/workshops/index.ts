export { listWorkshops, readWorkshop } from './list';
export { createWorkshop, deleteWorkshop, savePreparation } from './manage';
export type { PreparationRefusal } from './preparation-refusal';
export { preparationRefusalMessage } from './preparation-refusal-message';
export type { Workshop, WorkshopHead } from './workshop';
