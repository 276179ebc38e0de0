import { YjTaskMatrix } from './task-matrix.js';

declare global {
  interface HTMLElementTagNameMap {
    'yj-task-matrix': YjTaskMatrix;
  }
}

YjTaskMatrix.register();
