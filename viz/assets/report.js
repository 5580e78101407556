// Paper cannot be opened: what is folded away is printed too. The page needs nothing else from a script.
(function () {
  'use strict';
  var opened = [];
  addEventListener('beforeprint', function () {
    document.querySelectorAll('details:not([open])').forEach(function (part) {
      part.open = true;
      opened.push(part);
    });
  });
  addEventListener('afterprint', function () {
    opened.forEach(function (part) { part.open = false; });
    opened = [];
  });
})();
