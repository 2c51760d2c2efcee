console.log('parallax: nothing here yet');
