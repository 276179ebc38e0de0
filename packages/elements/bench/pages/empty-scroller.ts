import { stage } from './stage.ts';

stage({
  show: (place) => {
    document.head.appendChild(document.createElement('style')).textContent =
      '.scroller { height: 720px; overflow: auto } .way { height: 102000px } p { position: sticky; top: 0; margin: 0 }';
    place.innerHTML = '<div class="scroller"><p>示例任务：无</p><div class="way"></div></div>';
  },
});
