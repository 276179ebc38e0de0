export { createClient } from '@yijian/client';
export { staticFolder } from '@yijian/client/static';
